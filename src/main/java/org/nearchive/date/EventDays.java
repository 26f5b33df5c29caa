package org.nearchive.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "The day before the workshop": told by the day that the same text gives the workshop, or that stands right beside. */
final class EventDays {
    /** "June 27, the day before …", "전날인 27일", "өмнөх өдөр буюу 27": so much may stand between the two. */
    private static final int BESIDE = 6;

    /** Of the places where an event is named, so many are looked at. */
    private static final int PLACES = 50;

    private final Rules rules;
    private final String text;
    private final char[] folded;
    private final List<DateMention> mentions;
    private final Map<Integer, Optional<DateMention>> known = new HashMap<>();

    EventDays(Rules rules, String text, char[] folded, List<DateMention> mentions) {
        this.rules = rules;
        this.text = text;
        this.folded = folded;
        this.mentions = mentions;
    }

    /** Adds the mentions whose day can be told. */
    void resolve(List<Frame> frames) {
        if (frames.isEmpty()) {
            return;
        }
        List<DateMention> said = mentions.stream()
                .filter(mention -> mention.precision() == Precision.DAY)
                .toList();
        Map<Integer, List<Integer>> places = places();
        List<DateMention> told = new ArrayList<>();
        for (Frame frame : frames) {
            int direction = frame.dayFrom == null ? -1 : frame.dayFrom;
            int event = frame.event == null ? -1 : frame.event;
            beside(frame, said)
                    .or(() -> known.computeIfAbsent(
                                    event, one -> dayOf(places.getOrDefault(one, List.of()), frames, said))
                            .map(day -> direction < 0
                                    ? day.from().minusDays(1)
                                    : day.to().plusDays(1)))
                    .ifPresent(day -> told.add(new DateMention(
                            frame.start,
                            frame.end,
                            text.substring(frame.start, frame.end),
                            day,
                            day,
                            Precision.DAY,
                            false,
                            false)));
        }
        mentions.addAll(told);
    }

    /** The single day right before or after the words: it is the same day, said twice. */
    private Optional<LocalDate> beside(Frame frame, List<DateMention> said) {
        int next = firstFrom(said, frame.start);
        if (next > 0 && isBeside(said.get(next - 1).end(), frame.start)) {
            return single(said.get(next - 1));
        }
        if (next < said.size() && isBeside(frame.end, said.get(next).start())) {
            return single(said.get(next));
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> single(DateMention mention) {
        return mention.from().equals(mention.to()) ? Optional.of(mention.from()) : Optional.empty();
    }

    private boolean isBeside(int end, int start) {
        if (start - end > BESIDE || start < end) {
            return false;
        }
        return text.substring(end, start).chars().noneMatch(c -> c == '.' || c == '。' || c == '\n');
    }

    private static int firstFrom(List<DateMention> mentions, int at) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).start() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where each kind of event is named. */
    private Map<Integer, List<Integer>> places() {
        Map<Integer, List<Integer>> places = new HashMap<>();
        for (int at = 0; at < folded.length; at++) {
            if (rules.words().begin(folded[at])) {
                int here = at;
                rules.words().at(folded, at, (entry, end) -> {
                    if (rules.symbols().slot(entry.symbol()) == Slot.EVENT) {
                        places.computeIfAbsent(entry.value(), fresh -> new ArrayList<>())
                                .add(here);
                    }
                });
            }
        }
        return places;
    }

    /** The day or days that the sentences with the event give it; empty when they give none or several. */
    private Optional<DateMention> dayOf(List<Integer> places, List<Frame> frames, List<DateMention> said) {
        Sentences sentences = new Sentences(rules, text, folded);
        DateMention day = null;
        for (int place : places.subList(0, Math.min(places.size(), PLACES))) {
            if (frames.stream().limit(20).anyMatch(frame -> place >= frame.start && place < frame.end)) {
                continue;
            }
            sentences.moveTo(place);
            for (int i = firstFrom(said, sentences.start());
                    i < said.size() && said.get(i).start() < sentences.end();
                    i++) {
                DateMention other = said.get(i);
                if (day != null && !(day.from().equals(other.from()) && day.to().equals(other.to()))) {
                    return Optional.empty();
                }
                day = other;
            }
        }
        return Optional.ofNullable(day);
    }
}
