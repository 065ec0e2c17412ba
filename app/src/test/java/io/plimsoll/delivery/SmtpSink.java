package io.plimsoll.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that speaks enough SMTP (RFC 5321) to take letters, or to refuse every recipient. */
final class SmtpSink implements AutoCloseable {

    private final ServerSocket door;
    private final boolean refusing;
    private final List<String> letters = new CopyOnWriteArrayList<>();

    private SmtpSink(boolean refusing) throws IOException {
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.refusing = refusing;
        Thread.ofVirtual().start(this::serve);
    }

    static SmtpSink taking() throws IOException {
        return new SmtpSink(false);
    }

    static SmtpSink refusing() throws IOException {
        return new SmtpSink(true);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The letters taken, headers and body as they came. */
    List<String> letters() {
        return letters;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                converse(client);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream answers = client.getOutputStream();
        say(answers, "220 sink");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "RCPT" -> say(answers, refusing ? "550 no such mailbox" : "250 ok");
                case "DATA" -> {
                    say(answers, "354 go on");
                    letters.add(letter(lines));
                    say(answers, "250 taken");
                }
                case "QUIT" -> {
                    say(answers, "221 bye");
                    return;
                }
                default -> say(answers, "250 ok");
            }
        }
    }

    private static String letter(BufferedReader lines) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(OutputStream answers, String line) throws IOException {
        answers.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
