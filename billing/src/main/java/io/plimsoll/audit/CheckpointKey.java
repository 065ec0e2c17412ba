package io.plimsoll.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Ed25519 key that signs checkpoints and evidence: the secret half readable by its owner alone, the public one beside. */
public final class CheckpointKey {

    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final @Nullable PrivateKey secret;
    private final PublicKey open;

    private CheckpointKey(@Nullable PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * Reads the pair, made on first use. The secret file holds both halves; the public one is a copy of its second. A lost
     * secret is refused, because a new pair would disown what the old one signed.
     */
    public static CheckpointKey in(Path secretFile, Path publicFile) {
        try {
            if (!Files.exists(secretFile)) {
                if (Files.exists(publicFile)) {
                    throw new IllegalStateException(
                            "expected the checkpoint key in %s, but only its public half is left in %s"
                                    .formatted(secretFile, publicFile));
                }
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                write(secretFile, block("PRIVATE", pair.getPrivate()) + block("PUBLIC", pair.getPublic()));
            }
            String halves = Files.readString(secretFile);
            PublicKey open = publicOf(halves);
            if (!Files.exists(publicFile)) {
                write(publicFile, block("PUBLIC", open));
            }
            PKCS8EncodedKeySpec secret = new PKCS8EncodedKeySpec(block("PRIVATE", halves));
            return new CheckpointKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(secret), open);
        } catch (IOException e) {
            throw new UncheckedIOException("expected the checkpoint key in %s".formatted(secretFile), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected an Ed25519 key in %s".formatted(secretFile), e);
        }
    }

    /** The public half alone: enough to verify. */
    public static CheckpointKey publicIn(Path publicFile) {
        try {
            return new CheckpointKey(null, publicOf(Files.readString(publicFile)));
        } catch (IOException e) {
            throw new UncheckedIOException("expected the public checkpoint key in %s".formatted(publicFile), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected an Ed25519 public key in %s".formatted(publicFile), e);
        }
    }

    /** @return the signature in Base64; the same bytes give the same signature */
    public String sign(byte[] words) {
        PrivateKey signer = secret;
        if (signer == null) {
            throw new IllegalStateException(
                    "expected the secret half of the checkpoint key, but only the public is here");
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(signer);
            signature.update(words);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected to sign with Ed25519, but could not", e);
        }
    }

    boolean verifies(byte[] words, String signatureInBase64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(open);
            signature.update(words);
            return signature.verify(Base64.getDecoder().decode(signatureInBase64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** In Base64, as X.509 writes it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PublicKey publicOf(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block("PUBLIC", text)));
    }

    private static String block(String half, Key key) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(half, Base64.getEncoder().encodeToString(key.getEncoded()), half);
    }

    private static byte[] block(String half, String text) throws InvalidKeyException {
        Matcher block = Pattern.compile("-----BEGIN %s KEY-----\\s+(\\S+)\\s+-----END".formatted(half))
                .matcher(text);
        if (!block.find()) {
            throw new InvalidKeyException("expected a %s KEY block, but there is none".formatted(half));
        }
        return Base64.getDecoder().decode(block.group(1));
    }
}
