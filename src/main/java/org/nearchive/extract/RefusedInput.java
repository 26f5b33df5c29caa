package org.nearchive.extract;

/** No post can be made of what came; the message says why and what would be right. */
final class RefusedInput extends RuntimeException {
    RefusedInput(String reason) {
        super(reason);
    }
}
