package io.plimsoll.tablefile;

/** Texts of files in sentences for people. */
final class Texts {

    private static final int SHOWN_AT_MOST = 60;

    private Texts() {}

    static String brief(String text) {
        return text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST) + "…";
    }
}
