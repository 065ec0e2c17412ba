package io.plimsoll.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.internal.io.ResourceFactory;

/**
 * The build's step that turns the DRL files of each set into classes beside our own, so that starting Plimsoll compiles nothing
 * (it would cost seconds, and a packed jar cannot be compiled against quickly). Each set is a module of its own, so no rule
 * ever sees another set's facts.
 */
public final class CompileRules {

    private static final ClassLoader CLASSES = CompileRules.class.getClassLoader();

    private CompileRules() {}

    /** @param arguments the folder of compiled classes */
    public static void main(String... arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        if (isUpToDate(classes)) {
            return;
        }
        for (PolicySet<?, ?> set : PolicySets.ALL) {
            InternalKieModule module = compile(set);
            for (String file : module.getFileNames()) {
                if (file.endsWith(".class")) {
                    write(classes.resolve(file), module.getBytes(file));
                } else if (file.endsWith("/drools-model")) {
                    write(classes.resolve(CompiledRules.listOf(set)), classNames(module.getBytes(file)));
                }
            }
        }
    }

    /** The list that Drools wrote, without the line that names its version. */
    private static byte[] classNames(byte[] list) {
        return new String(list, UTF_8)
                .lines()
                .filter(line -> !line.startsWith("Drools-Model-Version"))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private static InternalKieModule compile(PolicySet<?, ?> set) {
        KieServices kie = KieServices.get();
        KieFileSystem files =
                kie.newKieFileSystem().generateAndWritePomXML(kie.newReleaseId("io.plimsoll", set.name(), "1"));
        Stream.of("derive", "decide")
                .map(stage -> set.name() + "/" + set.name() + "-" + stage + ".drl")
                .forEach(file -> files.write(
                        "src/main/resources/io/plimsoll/rules/" + file,
                        ResourceFactory.newClassPathResource(file, CLASSES)));
        KieBuilder build = kie.newKieBuilder(files, CLASSES).buildAll(ExecutableModelProject.class);
        refuseErrors(set, build.getResults().getMessages(Message.Level.ERROR));
        return (InternalKieModule) build.getKieModule();
    }

    private static void refuseErrors(PolicySet<?, ?> set, List<Message> errors) {
        if (!errors.isEmpty()) {
            String found = errors.stream()
                    .map(error -> error.getPath() + ": " + error.getText())
                    .collect(Collectors.joining("\n"));
            throw new IllegalStateException("expected the rules of `" + set.name() + "` to compile, but:\n" + found);
        }
    }

    /** Nothing the rules are made from is newer than what was made last. */
    private static boolean isUpToDate(Path classes) throws IOException {
        Path last = classes.resolve(CompiledRules.listOf(PolicySets.ALL.getLast()));
        if (!Files.exists(last)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(CompileRules::isSource).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(last)) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".drl") || file.toString().endsWith(".class");
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
