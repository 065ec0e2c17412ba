package io.plimsoll.access;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys programs call with: {@code pk_<prefix>_<secret>}, of which only the SHA-256 of the secret is kept. */
@Component
public class ApiKeys {

    private static final Pattern TOKEN = Pattern.compile("pk_([A-Za-z0-9]{1,40})_(.+)");
    private static final String SANDBOX_PREFIX = "sandbox";
    private static final String NO_SUCH_HASH = Secrets.sha256("");
    private static final int LABEL_MAX = 120;
    private static final int TOKEN_MAX = 512;

    private final JdbcClient database;
    private final Audit audit;

    ApiKeys(JdbcClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Makes a key; its token is in the answer and nowhere else. */
    @Transactional
    public NewApiKey create(String label, Set<Role> roles, Actor by, Instant at) {
        refuseUnlessComplete(label, roles);
        String prefix = Secrets.legible(10);
        String secret = Secrets.random256();
        database.sql("""
                insert into api_key (label, key_prefix, secret_hash, roles, created_at, created_by)
                values (:label, :prefix, :hash, string_to_array(:roles, ','), :at, :by)
                """)
                .param("label", label)
                .param("prefix", prefix)
                .param("hash", Secrets.sha256(secret))
                .param("roles", Roles.text(roles))
                .param("at", Timestamp.from(at))
                .param("by", by.name())
                .update();
        audit.record(by, "api-key.created", "key:" + prefix, Map.of("label", label, "roles", Roles.text(roles)), at);
        return new NewApiKey(new ApiKey(prefix, label, roles, at, by.name(), null), "pk_" + prefix + "_" + secret);
    }

    /** The key a token belongs to, unless it is unknown, wrong or revoked. */
    public Optional<ApiKey> authenticate(String token) {
        if (token.length() > TOKEN_MAX) {
            return Optional.empty();
        }
        Token read = Token.of(token);
        Optional<Stored> stored = database.sql("""
                select key_prefix, label, array_to_string(roles, ',') as roles, created_at, created_by, revoked_at,
                       secret_hash
                from api_key
                where key_prefix = :prefix
                """)
                .param("prefix", read.prefix())
                .query((row, number) -> new Stored(key(row), row.getString("secret_hash")))
                .optional();
        // An unknown prefix is compared too, so that the time does not tell it from a wrong secret.
        boolean matches =
                Secrets.same(stored.map(Stored::secretHash).orElse(NO_SUCH_HASH), Secrets.sha256(read.secret()));
        return stored.map(Stored::key).filter(key -> matches && key.revokedAt() == null);
    }

    /** Ends a key at once; revoking it again changes nothing. */
    @Transactional
    public ApiKey revoke(String prefix, Actor by, Instant at) {
        int revoked = database.sql("""
                update api_key set revoked_at = :at where key_prefix = :prefix and revoked_at is null
                """)
                .param("at", Timestamp.from(at))
                .param("prefix", prefix)
                .update();
        if (revoked == 1) {
            audit.record(by, "api-key.revoked", "key:" + prefix, Map.of(), at);
        }
        return list().stream()
                .filter(key -> key.prefix().equals(prefix))
                .findFirst()
                .orElseThrow(() -> new BillingException(
                        AccessRefusal.UNKNOWN_API_KEY, "expected an API key `" + prefix + "`, but there is none"));
    }

    /** All keys, newest first, revoked ones too. */
    public List<ApiKey> list() {
        return database.sql("""
                select key_prefix, label, array_to_string(roles, ',') as roles, created_at, created_by, revoked_at
                from api_key
                order by api_key_id desc
                """).query((row, number) -> key(row)).list();
    }

    /** Makes the given token an administrator's key: for a sandbox, whose first key is chosen from outside. */
    @Transactional
    public void openSandbox(String token, Instant at) {
        Token read = Token.of(token);
        int changed = database.sql("""
                insert into api_key (label, key_prefix, secret_hash, roles, created_at, created_by)
                values ('Sandbox', :prefix, :hash, array['ADMIN'], :at, 'system:sandbox')
                on conflict (key_prefix) do update
                set secret_hash = excluded.secret_hash, roles = excluded.roles, revoked_at = null
                where api_key.created_by = 'system:sandbox'
                """)
                .param("prefix", read.prefix())
                .param("hash", Secrets.sha256(read.secret()))
                .param("at", Timestamp.from(at))
                .update();
        if (changed == 0) {
            throw new BillingException(
                    AccessRefusal.INVALID_API_KEY,
                    "expected a new prefix for the sandbox's key, but `" + read.prefix() + "` is another key's");
        }
    }

    private static void refuseUnlessComplete(String label, Set<Role> roles) {
        List<Violation> violations = new ArrayList<>();
        if (label.isBlank() || label.length() > LABEL_MAX) {
            violations.add(new Violation("/label", "expected 1 to " + LABEL_MAX + " characters"));
        }
        if (roles.isEmpty()) {
            violations.add(new Violation("/roles", "expected at least one role, but got none"));
        }
        if (!violations.isEmpty()) {
            throw new BillingException(
                    AccessRefusal.INVALID_API_KEY,
                    "expected an API key with a label and roles, but some of it is missing",
                    violations);
        }
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("key_prefix"),
                row.getString("label"),
                Roles.parse(row.getString("roles")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Stored(ApiKey key, String secretHash) {}

    /** A token of another shape, which only a sandbox may have, is a secret of its own under a fixed prefix. */
    private record Token(String prefix, String secret) {

        static Token of(String text) {
            Matcher matcher = TOKEN.matcher(text);
            return matcher.matches() ? new Token(matcher.group(1), matcher.group(2)) : new Token(SANDBOX_PREFIX, text);
        }

        @Override
        public String toString() {
            return "Token[" + prefix + "]";
        }
    }
}
