package io.plimsoll.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles the DRL files of each set into a rule base of its own. It runs once and the rule bases live as long as the JVM:
 * nothing is ever reloaded, because old rules of an executable model keep firing after an update in place.
 */
final class RuleCompilation {

    private static final ClassLoader CLASSES = RuleCompilation.class.getClassLoader();

    private RuleCompilation() {}

    static Map<String, KieBase> basesBySet() {
        return PolicySets.ALL.stream().collect(Collectors.toUnmodifiableMap(PolicySet::name, RuleCompilation::base));
    }

    private static KieBase base(PolicySet<?, ?> set) {
        KieServices kie = KieServices.get();
        ReleaseId release = kie.newReleaseId("io.plimsoll", set.name(), "1");
        KieFileSystem files = kie.newKieFileSystem().generateAndWritePomXML(release);
        Stream.of("derive", "decide")
                .map(stage -> set.name() + "/" + set.name() + "-" + stage + ".drl")
                .forEach(file -> files.write(
                        "src/main/resources/io/plimsoll/rules/" + file,
                        ResourceFactory.newClassPathResource(file, CLASSES)));
        KieBuilder build = kie.newKieBuilder(files, CLASSES).buildAll(ExecutableModelProject.class);
        refuseErrors(set, build.getResults().getMessages(Message.Level.ERROR));
        return kie.newKieContainer(release, CLASSES).getKieBase();
    }

    private static void refuseErrors(PolicySet<?, ?> set, List<Message> errors) {
        if (!errors.isEmpty()) {
            String found = errors.stream()
                    .map(error -> error.getPath() + ": " + error.getText())
                    .collect(Collectors.joining("\n"));
            throw new IllegalStateException("expected the rules of `" + set.name() + "` to compile, but:\n" + found);
        }
    }
}
