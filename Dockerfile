# Builds the service from source. Any JDK from 17 on does. It needs BuildKit, as Docker has it from 23 on.
FROM eclipse-temurin:21.0.7_6-jdk-alpine AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY db db
COPY src/main src/main
# Only packaged, without the embedded servers (-Pcontainer): tests and formatting are checked outside. Maven's
# downloads are kept for the next build.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package \
        -Pcontainer -Dmaven.test.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:21.0.7_6-jre-alpine
WORKDIR /app
# What changes least comes first: a new version of the code replaces a layer of a few hundred kilobytes.
COPY --from=build /build/target/quarkus-app/lib lib
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus quarkus
COPY --from=build /build/target/quarkus-app/app app

# A user who owns nothing here.
USER 10001:10001
EXPOSE 8080
# Ready when the database responds. The first start loads the demo data: with a million posts it took 64 s on two
# cores, so this is twice as long.
HEALTHCHECK --interval=5s --timeout=3s --retries=3 --start-period=130s \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/q/health/ready"]
# By default the JVM takes a quarter of the container's memory for its heap. Out of memory, it ends and is
# started again, instead of going on as half a service.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
