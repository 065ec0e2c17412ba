package io.plimsoll.runtime;

import org.springframework.boot.SpringBootExceptionReporter;

/** Shows a {@link StartupRefusal} as one line on standard error, in place of Spring's report and stack trace. */
final class StartupRefusalReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefusal refusal) {
                Terminal.error(refusal.getMessage());
                return true;
            }
        }
        return false;
    }
}
