package io.plimsoll.web.task;

import io.plimsoll.access.Role;
import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.customer.Customers;
import io.plimsoll.history.UserTask;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.policy.Policies;
import io.plimsoll.security.Caller;
import io.plimsoll.threshold.ThresholdCrossing;
import io.plimsoll.threshold.Thresholds;
import io.plimsoll.web.Formats;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How user tasks are listed. */
@Component
public class TaskCards {

    /** One task in a list. */
    public record Card(
            long key,
            String name,
            String about,
            String groups,
            Instant createdAt,
            @Nullable Instant dueAt) {}

    private final Invoicing invoicing;
    private final Thresholds thresholds;
    private final Customers customers;
    private final Approvals approvals;
    private final Policies policies;
    private final Formats formats;
    private final MessageSource messages;

    TaskCards(
            Invoicing invoicing,
            Thresholds thresholds,
            Customers customers,
            Approvals approvals,
            Policies policies,
            Formats formats,
            MessageSource messages) {
        this.invoicing = invoicing;
        this.thresholds = thresholds;
        this.customers = customers;
        this.approvals = approvals;
        this.policies = policies;
        this.formats = formats;
        this.messages = messages;
    }

    public List<Card> of(List<UserTask> tasks) {
        return tasks.stream().map(this::of).toList();
    }

    public Card of(UserTask task) {
        return new Card(
                task.key(),
                message("task.name." + task.elementId(), wordsOf(task.elementId())),
                about(task.subject() == null ? "" : task.subject()),
                task.candidateGroups().stream()
                        .sorted()
                        .map(group -> message("role." + group, group))
                        .collect(Collectors.joining(", ")),
                task.createdAt(),
                task.dueAt());
    }

    /** Whom the task is about and why, read from the record its subject names. */
    private String about(String subject) {
        if (subject.startsWith("inv_")) {
            Invoice invoice = invoicing.get(InvoiceId.parse(subject));
            return words("task.about.invoice", invoice.customerName(), formats.money(invoice.total()));
        }
        if (subject.startsWith("thr_")) {
            ThresholdCrossing crossing = thresholds.get(ThresholdCrossingId.parse(subject));
            return words(
                    "task.about.crossing",
                    customers.get(crossing.customerKey()).name(),
                    formats.percent(crossing.percent()),
                    crossing.meter());
        }
        if (subject.startsWith("psub_")) {
            Submission submission = approvals.submission(PolicySubmissionId.parse(subject));
            int number =
                    policies.version(submission.set(), submission.versionHash()).number();
            return words("task.about.submission", submission.set(), number, submission.reason());
        }
        return subject.isEmpty() ? "–" : subject;
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String message(String key, String otherwise) {
        return Objects.requireNonNull(
                messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale()),
                "a message with a default is never null");
    }

    /** The groups whose tasks a caller sees: their own; those who oversee everything see all. */
    public static Set<String> visibleTo(Caller caller) {
        return caller.roles().contains(Role.ADMIN) || caller.roles().contains(Role.AUDITOR)
                ? Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet())
                : caller.groups();
    }

    /** {@code Task_ReviewInvoice} becomes {@code Review invoice}. */
    public static String wordsOf(String elementId) {
        String name = elementId.substring(elementId.indexOf('_') + 1);
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? elementId : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
