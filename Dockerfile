# Builds the service from source with BuildKit (Docker 23 or later). Any JDK from 17 on works.
FROM eclipse-temurin:21.0.11_10-jdk-alpine AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY db db
COPY docs docs
COPY src/main src/main
# Packages the service without the embedded servers (-Pcontainer). Tests and formatting are checked outside. The cache
# keeps Maven's downloads for the next build.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package \
        -Pcontainer -Dmaven.test.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:21.0.11_10-jre-alpine
WORKDIR /app
# In order of change: a new version of the code replaces only the last layer, a few hundred kilobytes.
COPY --from=build /build/target/quarkus-app/lib lib
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus quarkus
COPY --from=build /build/target/quarkus-app/app app

# A user that owns no files in the image.
USER 10001:10001
EXPOSE 8080
# Ready when the database responds. The first start with a million posts took 131 s on two busy cores; the start period is
# twice that.
HEALTHCHECK --interval=5s --timeout=3s --retries=3 --start-period=270s \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/q/health/ready"]
# By default the heap gets only a quarter of the container's memory. When the heap is full, the JVM exits, and
# docker-compose.yml starts the container again.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
