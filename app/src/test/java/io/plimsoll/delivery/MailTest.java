package io.plimsoll.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.delivery.Letter.Attachment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailTest {

    private static final Letter LETTER = new Letter(
            "invoice:INV-000001",
            "billing@bees.example",
            "Invoice INV-000001",
            "Invoice INV-000001 over USD 61.00 is attached.",
            List.of(new Attachment("INV-000001.json", "application/json", "{\"total\":\"61.00\"}")));

    @Test
    void handsALetterWithItsAttachmentsToTheMailServer() throws IOException {
        try (SmtpSink server = SmtpSink.taking()) {
            mail(server.port()).send(LETTER);
            assertThat(server.letters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .contains("From: billing@plimsoll.example")
                            .contains("To: billing@bees.example")
                            .contains("Subject: Invoice INV-000001")
                            .contains("X-Plimsoll-Key: invoice:INV-000001")
                            .contains("over USD 61.00")
                            .contains("INV-000001.json"));
        }
    }

    @Test
    void failsWhenTheMailServerRefusesTheRecipientSoThatTheWorkerTriesAgain() throws IOException {
        try (SmtpSink server = SmtpSink.refusing()) {
            Mail mail = mail(server.port());
            assertThatThrownBy(() -> mail.send(LETTER)).isInstanceOf(MailException.class);
            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void isNotConfiguredWithoutAMailServer() {
        Mail mail = new Mail(
                new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), "billing@plimsoll.example", "");
        assertThat(mail.configured()).isFalse();
    }

    private static Mail mail(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new Mail(beans.getBeanProvider(JavaMailSender.class), "billing@plimsoll.example", "");
    }
}
