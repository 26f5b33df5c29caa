/** The command line: reads settings, joins the parts. */
@NullMarked
package org.nearchive.cli;

import org.jspecify.annotations.NullMarked;
