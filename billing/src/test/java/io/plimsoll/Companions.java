package io.plimsoll;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Capabilities that come along: tables are not read without attributes, nor periods priced without the values these have, nor
 * jobs run without what they work off, nor do invoices move without telling their processes.
 */
final class Companions {

    private Companions() {}

    static String[] with(List<String> capabilities) {
        Set<String> all = new TreeSet<>(capabilities);
        if (all.contains("io.plimsoll.policy")) {
            all.add("io.plimsoll.attribute");
        }
        if (all.contains("io.plimsoll.invoicing")) {
            all.add("io.plimsoll.outbox");
        }
        if (all.contains("io.plimsoll.pricing")) {
            all.add("io.plimsoll.profile");
        }
        if (all.contains("io.plimsoll.batch")) {
            all.add("io.plimsoll.simulation");
        }
        return all.toArray(String[]::new);
    }
}
