package dev.sidebyside.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Requests with a body, and requests that fail in ways that no lesson does. */
@Path("/problems")
public class ProblemRequests {

    @Inject Validator validator;

    public record Note(@NotBlank String title, @Min(1) @Max(5) int stars, @Valid Sender sender) {}

    public record Sender(@Size(max = 5) String handle) {}

    @POST
    @Path("note")
    public Note note(@Valid Note note) {
        return note;
    }

    @POST
    @Path("notes")
    public List<Note> notes(List<@Valid Note> notes) {
        return notes;
    }

    @GET
    @Path("word")
    public String word(@RestQuery @Size(max = 3) String word) {
        return word;
    }

    /** Returns what its own constraint forbids. */
    @GET
    @Path("broken-promise")
    public @NotBlank String brokenPromise() {
        return "";
    }

    /** Reads JSON that is not the request's body. */
    @GET
    @Path("misread")
    public Note misread(@RestQuery String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, Note.class);
    }

    /** Fails as an entity does that is not valid when it is written. */
    @GET
    @Path("invalid-entity")
    public void invalidEntity() {
        throw new ConstraintViolationException(validator.validate(new Note("", 0, null)));
    }

    /** Throws what is no exception. */
    @GET
    @Path("error")
    public void error() {
        throw new AssertionError("unreachable");
    }
}
