package io.plimsoll.rules.tier;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import java.util.Map;

/** What does usage of this meter cost? */
public final class TierSet implements PolicySet<TierQuestion, TierDecision> {

    @Override
    public String name() {
        return "tier";
    }

    @Override
    public String asks() {
        return "What does usage of this meter cost?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.FIRST;
    }

    @Override
    public Map<String, String> words(TierQuestion question) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public TierQuestion question(Map<String, String> words) {
        throw new UnsupportedOperationException("not yet");
    }
}
