package io.plimsoll.access;

/**
 * A key just made.
 *
 * @param token what the program sends, {@code pk_<prefix>_<secret>}; shown this once, only its hash is kept
 */
public record NewApiKey(ApiKey key, String token) {

    /** Leaves the token out, so that no log holds it. */
    @Override
    public String toString() {
        return "NewApiKey[" + key.prefix() + "]";
    }
}
