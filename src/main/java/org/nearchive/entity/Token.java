package org.nearchive.entity;

import java.util.List;

/**
 * A match in a folded text.
 *
 * @param start in the folded text
 * @param end exclusive
 * @param meanings at least one, all of one layer
 */
record Token(int start, int end, List<Meaning> meanings) {}
