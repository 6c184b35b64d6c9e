package dev.sidebyside.platform.problem;

import jakarta.ws.rs.BadRequestException;
import java.util.List;

/** A request is wrong in parts that can be named: 400. */
class InvalidRequestException extends BadRequestException {

    private final List<Problem.Error> errors;

    InvalidRequestException(String detail, List<Problem.Error> errors) {
        super(detail);
        this.errors = errors;
    }

    List<Problem.Error> errors() {
        return errors;
    }
}
