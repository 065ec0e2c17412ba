package io.plimsoll.outbox;

import java.util.List;

/** How many messages left, were refused for good, and have to wait for another attempt. */
public record Dispatch(int published, int refused, int later) {

    static final Dispatch NOTHING = new Dispatch(0, 0, 0);

    static Dispatch of(List<Fate> fates) {
        int published = 0;
        int refused = 0;
        int later = 0;
        for (Fate fate : fates) {
            switch (fate) {
                case Fate.Published ignored -> published++;
                case Fate.Refused ignored -> refused++;
                case Fate.Later ignored -> later++;
            }
        }
        return new Dispatch(published, refused, later);
    }

    public int carried() {
        return published + refused + later;
    }
}
