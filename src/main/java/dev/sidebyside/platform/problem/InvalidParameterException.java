package dev.sidebyside.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import java.util.List;

/** A parameter has a value that it must not have: 400. */
public class InvalidParameterException extends HttpProblem {

    /**
     * @param queryParameter its name
     * @param mustBe what is allowed, as in "must be a whole number from 1 to 1000"
     */
    public InvalidParameterException(String queryParameter, String mustBe) {
        this(Violation.In.query.field(queryParameter).message(mustBe));
    }

    private InvalidParameterException(Violation violation) {
        super(ViolationMapper.problem(List.of(violation)));
    }

    /** The same for a header. */
    public static InvalidParameterException ofHeader(String name, String mustBe) {
        return new InvalidParameterException(Violation.In.header.field(name).message(mustBe));
    }
}
