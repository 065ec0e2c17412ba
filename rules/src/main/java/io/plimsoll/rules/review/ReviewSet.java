package io.plimsoll.rules.review;

import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import java.util.Map;

/** Does this invoice need a person? */
public final class ReviewSet implements PolicySet<ReviewQuestion, ReviewDecision> {

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String asks() {
        return "Does this invoice need a person?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.FIRST;
    }

    @Override
    public Map<String, String> words(ReviewQuestion question) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public ReviewQuestion question(Map<String, String> words) {
        throw new UnsupportedOperationException("not yet");
    }
}
