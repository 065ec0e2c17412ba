package io.plimsoll.web.task;

import io.plimsoll.access.Role;
import io.plimsoll.history.UserTask;
import io.plimsoll.security.Caller;
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

    private final MessageSource messages;

    TaskCards(MessageSource messages) {
        this.messages = messages;
    }

    public List<Card> of(List<UserTask> tasks) {
        return tasks.stream().map(this::of).toList();
    }

    public Card of(UserTask task) {
        return new Card(
                task.key(),
                message("task.name." + task.elementId(), wordsOf(task.elementId())),
                task.subject() == null ? "–" : task.subject(),
                task.candidateGroups().stream()
                        .sorted()
                        .map(group -> message("role." + group, group))
                        .collect(Collectors.joining(", ")),
                task.createdAt(),
                task.dueAt());
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
