package io.plimsoll.rules.plan;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import java.util.Map;

/** What does this subscription get? */
public final class PlanSet implements PolicySet<PlanQuestion, PlanDecision> {

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String asks() {
        return "What does this subscription get?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.UNIQUE;
    }

    @Override
    public Map<String, String> words(PlanQuestion question) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public PlanQuestion question(Map<String, String> words) {
        throw new UnsupportedOperationException("not yet");
    }
}
