package dev.sidebyside.problem;

import jakarta.ws.rs.BadRequestException;

/** A parameter has a value that it must not have: 400. */
public class InvalidParameterException extends BadRequestException {

    private final Problem.Error error;

    /**
     * @param parameter its name in the request
     * @param mustBe what is allowed, as in "must be a whole number from 1 to 1000"
     */
    public InvalidParameterException(String parameter, String mustBe) {
        super(parameter + " " + mustBe);
        this.error = new Problem.Error(parameter, mustBe);
    }

    Problem.Error error() {
        return error;
    }
}
