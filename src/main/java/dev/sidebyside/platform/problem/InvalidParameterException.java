package dev.sidebyside.platform.problem;

import java.util.List;

/** A parameter has a value that it must not have: 400. */
public class InvalidParameterException extends InvalidRequestException {

    /**
     * @param parameter its name in the request
     * @param mustBe what is allowed, as in "must be a whole number from 1 to 1000"
     */
    public InvalidParameterException(String parameter, String mustBe) {
        super(parameter + " " + mustBe, List.of(Problem.Error.ofParameter(parameter, mustBe)));
    }
}
