package io.plimsoll.access;

/**
 * A new user, or one whose password was reset.
 *
 * @param oneTimePassword shown this once; must be changed at the first sign-in
 */
public record Invitation(StaffUser user, String oneTimePassword) {

    /** Leaves the password out, so that no log holds it. */
    @Override
    public String toString() {
        return "Invitation[" + user.login() + "]";
    }
}
