package io.plimsoll.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * One mail.
 *
 * @param key the same for the same letter, so that a mailbox can drop one that was sent twice
 */
record Letter(String key, String to, String subject, String text, List<Attachment> attachments) {

    Letter {
        attachments = List.copyOf(attachments);
    }

    /** @param content text, attached as UTF-8 */
    record Attachment(String name, String contentType, String content) {}

    void writeTo(MimeMessage mime, String from) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(mime, !attachments.isEmpty(), "UTF-8");
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text);
        for (Attachment attachment : attachments) {
            helper.addAttachment(
                    attachment.name(),
                    new ByteArrayResource(attachment.content().getBytes(StandardCharsets.UTF_8)),
                    attachment.contentType());
        }
        mime.setHeader("X-Plimsoll-Key", key);
    }
}
