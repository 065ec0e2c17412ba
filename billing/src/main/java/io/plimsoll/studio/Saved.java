package io.plimsoll.studio;

/** What became of a save. */
public sealed interface Saved {

    /** The rows are the draft's next revision. */
    record Done(Draft draft) implements Saved {}

    /**
     * Someone saved another revision first; nothing was written.
     *
     * @param draft as it stands now
     * @param merge both edits together, to be looked at and saved over {@code draft.revision()}
     */
    record Moved(Draft draft, Merge merge) implements Saved {}
}
