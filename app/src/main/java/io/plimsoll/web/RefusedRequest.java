package io.plimsoll.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request refused before it reached the domain: it could not be read, or breaks the rules of the HTTP contract. */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedRequest(HttpStatus status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    RefusedRequest(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A query parameter that does not say what it should. */
    public static RefusedRequest parameter(String name, String detail) {
        return new RefusedRequest(Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "expected a valid parameter `" + name + "`: " + detail,
                List.of(new Problem.Field("query", "/" + name, detail))));
    }

    /** A field of the body that does not say what it should. */
    public static RefusedRequest field(String pointer, String detail) {
        return new RefusedRequest(Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-fields",
                "expected valid fields: " + pointer + " " + detail,
                List.of(Problem.Field.ofBody(pointer, detail))));
    }

    Problem problem() {
        return problem;
    }
}
