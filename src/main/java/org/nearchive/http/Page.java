package org.nearchive.http;

import org.nearchive.query.InvalidQueryException;
import org.nearchive.query.SearchQuery;

/** A part of a long list. */
record Page(int limit, int offset) {
    /** @throws InvalidQueryException when the parameters {@code limit} and {@code offset} are none */
    static Page of(SearchParameters parameters) {
        int offset = parameters.number("offset", 0);
        int limit = parameters.number("limit", SearchQuery.MAX_LIMIT);
        if (limit < 1 || limit > SearchQuery.MAX_LIMIT) {
            throw new InvalidQueryException(
                    "invalid_limit", "limit", "limit must be 1 to " + SearchQuery.MAX_LIMIT + ", but was " + limit);
        }
        if (offset < 0) {
            throw new InvalidQueryException("invalid_offset", "offset", "offset must be 0 or more, but was " + offset);
        }
        return new Page(limit, offset);
    }
}
