/**
 * Guest images: what a file is, told by its content (64-bit AArch64 ELF, Linux's arm64 {@code
 * Image}, either of them compressed with gzip or as an EFI zboot program, raw bytes), where its
 * parts go in memory, where it is entered, and its symbols for reports; the package with the root
 * VM's two images.
 *
 * <p>Files may be damaged or hostile: every length and offset is checked, and what is wrong ends in
 * an {@link org.gunyahsim.guest.loader.ImageException} whose message completes the sentence "the
 * file ...".
 */
@NullMarked
package org.gunyahsim.guest.loader;

import org.jspecify.annotations.NullMarked;
