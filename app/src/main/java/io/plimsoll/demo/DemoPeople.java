package io.plimsoll.demo;

import io.plimsoll.access.Role;
import io.plimsoll.access.StaffUsers;
import io.plimsoll.kernel.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * One user a role, each with a password made up for this data folder. They are written into it before the users exist, for
 * its owner alone to read: a demo that is killed before it shows them, or shows them to nobody, can still be entered.
 */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoPeople {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final Map<Role, String> NAMES = names();

    private final StaffUsers users;
    private final Path file;

    DemoPeople(StaffUsers users, @Value("${plimsoll.data}") Path dataFolder) {
        this.users = users;
        this.file = dataFolder.resolve("secrets/demo-sign-ins");
    }

    private static Map<Role, String> names() {
        Map<Role, String> names = new LinkedHashMap<>();
        names.put(Role.REVOPS, "Revenue operations");
        names.put(Role.SUCCESS, "Customer success");
        names.put(Role.FINANCE, "Finance");
        names.put(Role.AUDITOR, "Auditor");
        names.put(Role.ADMIN, "Administrator");
        return names;
    }

    Path file() {
        return file;
    }

    /** Makes who is missing, and returns every login with its password. */
    Map<String, String> invite(Instant at) {
        Map<String, String> passwords = passwords();
        NAMES.forEach((role, name) -> {
            String login = role.name().toLowerCase(Locale.ROOT);
            String password = passwords.get(login);
            if (password != null && users.find(login).isEmpty()) {
                users.create(login, name, Set.of(role), password, Actor.system("demo"), at);
            }
        });
        return passwords;
    }

    private Map<String, String> passwords() {
        try {
            if (!Files.exists(file)) {
                write();
            }
            Map<String, String> passwords = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 2);
                passwords.put(words[0], words[1]);
            }
            return passwords;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        SecureRandom random = new SecureRandom();
        StringBuilder lines = new StringBuilder();
        for (Role role : NAMES.keySet()) {
            lines.append(role.name().toLowerCase(Locale.ROOT)).append(' ');
            random.ints(PASSWORD_LENGTH, 0, LETTERS.length()).forEach(i -> lines.append(LETTERS.charAt(i)));
            lines.append('\n');
        }
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path written = file.resolveSibling("demo-sign-ins.new");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, lines);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
