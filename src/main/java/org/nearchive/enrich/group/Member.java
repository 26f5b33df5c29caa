package org.nearchive.enrich.group;

import java.util.Comparator;

/** A post of a group, and the language of its text. */
public record Member(String id, String language) {
    static final Comparator<Member> BY_ID = Comparator.comparing(Member::id);
}
