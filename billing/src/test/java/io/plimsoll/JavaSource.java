package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A source file of any module, as {@link TidyTest} looks at it.
 *
 * @param path from the repository's root, with slashes: {@code billing/src/main/java/…}
 */
record JavaSource(String path, String text) {

    static final Path ROOT = root();

    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    /** All Java files of all modules. */
    static List<JavaSource> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ROOT::relativize)
                    .filter(file -> file.getNameCount() > 3
                            && file.getName(1).toString().equals("src"))
                    .sorted()
                    .map(JavaSource::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMain() {
        return path.contains("/src/main/java/");
    }

    String module() {
        return path.substring(0, path.indexOf('/'));
    }

    String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    /** Where the pattern is found outside comments, strings and characters: {@code path:line: line}. */
    List<String> findInCode(Pattern pattern) {
        return find(pattern, blanked(COMMENT_OR_STRING));
    }

    /** Where the pattern is found on a line only inside a string, such as SQL. */
    List<String> findInStrings(Pattern pattern) {
        List<String> found = new ArrayList<>(find(pattern, blanked(COMMENT)));
        found.removeAll(findInCode(pattern));
        return found;
    }

    List<String> findAnywhere(Pattern pattern) {
        return find(pattern, text);
    }

    private List<String> find(Pattern pattern, String where) {
        List<String> lines = text.lines().toList();
        List<String> searched = where.lines().toList();
        return IntStream.range(0, searched.size())
                .filter(index -> pattern.matcher(searched.get(index)).find())
                .mapToObj(index ->
                        path + ":" + (index + 1) + ": " + lines.get(index).strip())
                .toList();
    }

    /** What matches is taken away, its line breaks stay. */
    private String blanked(Pattern pattern) {
        return pattern.matcher(text)
                .replaceAll((MatchResult match) -> match.group().replaceAll("[^\\n]", " "));
    }

    private static JavaSource read(Path file) {
        try {
            return new JavaSource(file.toString().replace('\\', '/'), Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(".editorconfig"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("expected to run inside the repository, but found no .editorconfig");
            }
        }
        return directory;
    }
}
