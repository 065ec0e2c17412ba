package io.plimsoll.rules.threshold;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import java.util.Map;

/** When do we tell whom? */
public final class ThresholdSet implements PolicySet<ThresholdQuestion, ThresholdDecision> {

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public String asks() {
        return "When do we tell whom?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.COLLECT;
    }

    @Override
    public Map<String, String> words(ThresholdQuestion question) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public ThresholdQuestion question(Map<String, String> words) {
        throw new UnsupportedOperationException("not yet");
    }
}
