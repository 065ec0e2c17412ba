package io.plimsoll.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.delivery.Letter.Attachment;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LetterTest {

    @Test
    void carriesItsAttachmentsAndAKeyToKnowItAgainBy() throws Exception {
        Letter letter = new Letter(
                "invoice:INV-000001",
                "bills@acme.test",
                "Invoice INV-000001",
                "attached",
                List.of(new Attachment("INV-000001.json", "application/json", "{}")));
        MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()));
        letter.writeTo(mime, "billing@plimsoll.test");

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        mime.writeTo(written);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("To: bills@acme.test", "From: billing@plimsoll.test", "Subject: Invoice INV-000001")
                .contains("X-Plimsoll-Key: invoice:INV-000001", "INV-000001.json");
    }
}
