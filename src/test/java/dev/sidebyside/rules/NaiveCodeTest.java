package dev.sidebyside.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A naive class is plain code: it calls Panache and returns a record, a list or a text. */
class NaiveCodeTest {

    private static final JavaClasses LESSONS =
            new ClassFileImporter().importPath(Path.of("target/classes/dev/sidebyside/lesson"));

    private static final ArchRule NOTHING_ASYNCHRONOUS =
            noClasses()
                    .that()
                    .haveSimpleNameStartingWith("Naive")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.smallrye.mutiny..", "io.smallrye.common.annotation..", "io.vertx..")
                    .because("readers need to know no asynchronous API to understand it");

    private static final ArchRule NO_BYTES_AND_NO_STAGES =
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameStartingWith("Naive")
                    .should()
                    .haveRawReturnType(byte[].class)
                    .orShould()
                    .haveRawReturnType(assignableTo(CompletionStage.class))
                    .because("Quarkus serializes a record or a list");

    private static final ArchRule RESPONSE_ONLY_FOR_HEADERS =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameStartingWith("Naive")
                    .and()
                    .arePublic()
                    .should(returnAResponseOnlyToSendADocumentedHeader())
                    .because("Quarkus makes a response from a record or a list");

    private static final List<ArchRule> RULES =
            List.of(NOTHING_ASYNCHRONOUS, NO_BYTES_AND_NO_STAGES, RESPONSE_ONLY_FOR_HEADERS);

    @Test
    void naiveClassesArePlain() {
        RULES.forEach(rule -> rule.check(LESSONS));
    }

    /** Without this, rules that never report anything would go unnoticed. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                NaiveUni.class,
                NaiveBlocking.class,
                NaiveVertx.class,
                NaiveBytes.class,
                NaiveStage.class,
                NaiveResponse.class,
                NaiveRestResponse.class
            })
    void reportsCodeThatIsNotPlain(Class<?> type) {
        JavaClasses classes = new ClassFileImporter().importClasses(type);

        assertThat(RULES.stream().map(rule -> rule.allowEmptyShould(true).evaluate(classes)))
                .filteredOn(EvaluationResult::hasViolation)
                .hasSize(1);
    }

    private static ArchCondition<JavaMethod> returnAResponseOnlyToSendADocumentedHeader() {
        return new ArchCondition<>("return a response only to send a documented header") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass type = method.getRawReturnType();
                boolean isResponse =
                        type.isAssignableTo(Response.class)
                                || type.isAssignableTo(RestResponse.class);
                if (isResponse && !documentsAHeader(method)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    method,
                                    method.getFullName()
                                            + " returns a response but documents no header"));
                }
            }
        };
    }

    /** The annotation is on the method, or on the method of the interface that it implements. */
    private static boolean documentsAHeader(JavaMethod method) {
        String[] parameters =
                method.getRawParameterTypes().stream()
                        .map(JavaClass::getFullName)
                        .toArray(String[]::new);
        JavaClass owner = method.getOwner();
        return Stream.concat(Stream.of(owner), owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.tryGetMethod(method.getName(), parameters).stream())
                .flatMap(
                        declared ->
                                Stream.of(
                                        declared.reflect().getAnnotationsByType(APIResponse.class)))
                .anyMatch(response -> response.headers().length > 0);
    }

    static class NaiveUni {
        public Uni<String> show() {
            return null;
        }
    }

    @Blocking
    static class NaiveBlocking {
        public String show() {
            return "";
        }
    }

    static class NaiveVertx {
        Vertx vertx;
    }

    static class NaiveBytes {
        public byte[] show() {
            return null;
        }
    }

    static class NaiveStage {
        public CompletionStage<String> show() {
            return null;
        }
    }

    static class NaiveResponse {
        @APIResponse(responseCode = "200", description = "no header")
        public Response show() {
            return null;
        }
    }

    static class NaiveRestResponse {
        public RestResponse<String> show() {
            return null;
        }
    }
}
