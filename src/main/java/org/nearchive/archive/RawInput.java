package org.nearchive.archive;

import org.jspecify.annotations.Nullable;
import org.nearchive.post.Provenance;

/**
 * What a post was made of.
 *
 * @param id of the post
 * @param provenance how it was read; {@code null} when a version read it that did not keep that
 * @param form of the bytes, like {@code PAGE}
 * @param bytes as they came
 */
public record RawInput(String id, @Nullable Provenance provenance, String form, byte[] bytes) {}
