package io.plimsoll.delivery;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The way out by mail, open where {@code spring.mail.host} is set. */
@Component
class Mail {

    private final Optional<JavaMailSender> sender;
    private final String from;
    private final String staff;

    Mail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${plimsoll.mail.from:billing@localhost}") String from,
            @Value("${plimsoll.mail.staff:}") String staff) {
        this.sender = Optional.ofNullable(sender.getIfAvailable());
        this.from = from;
        this.staff = staff;
    }

    boolean configured() {
        return sender.isPresent();
    }

    /** Where mail for customer success goes; empty when nowhere. */
    String staff() {
        return staff;
    }

    /**
     * Sends one letter.
     *
     * @throws org.springframework.mail.MailException when the mail server does not take it
     */
    void send(Letter letter) {
        JavaMailSender open = sender.orElseThrow(
                () -> new IllegalStateException("expected a mail server, but spring.mail.host is not set"));
        open.send(mime -> letter.writeTo(mime, from));
    }
}
