package dev.sidebyside.lesson;

import com.fasterxml.jackson.annotation.JsonValue;

/** The chapters, in reading order. */
public enum Chapter {
    FETCH_IN_FEW_STATEMENTS("Fetch in few statements"),
    RETURN_LESS("Return less"),
    LET_THE_DATABASE_HELP("Let the database help"),
    DO_NOT_DO_IT_AGAIN("Don't do it again");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    @JsonValue
    public String title() {
        return title;
    }
}
