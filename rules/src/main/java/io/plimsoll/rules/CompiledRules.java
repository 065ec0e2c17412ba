package io.plimsoll.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/** Loads what {@link CompileRules} made. */
final class CompiledRules {

    private CompiledRules() {}

    static Map<String, KieBase> bySet() {
        return PolicySets.ALL.stream().collect(Collectors.toUnmodifiableMap(PolicySet::name, CompiledRules::base));
    }

    /** Where the names of a set's rule classes are listed, one a line. */
    static String listOf(PolicySet<?, ?> set) {
        return "compiled-rules/" + set.name();
    }

    private static KieBase base(PolicySet<?, ?> set) {
        return KieBaseBuilder.createKieBaseFromModel(
                list(set).lines().map(CompiledRules::model).toList());
    }

    private static String list(PolicySet<?, ?> set) {
        try (InputStream list = CompiledRules.class.getResourceAsStream("/" + listOf(set))) {
            if (list == null) {
                throw new IllegalStateException("expected the compiled rules of `" + set.name()
                        + "`, but there are none: run `mvn process-classes -pl rules`");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model model(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected compiled rules in " + className + ", but cannot load them", e);
        }
    }
}
