package io.plimsoll.batch.usageimport;

/** The file as a whole cannot be read, or not any further; the message is for the person who sent it. */
final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
