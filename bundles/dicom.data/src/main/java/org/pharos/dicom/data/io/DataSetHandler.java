package org.pharos.dicom.data.io;

import java.io.IOException;

/**
 * Told of everything in a data set, in the order it stands there, on the thread that scans.
 *
 * <p>An exception of any method ends the scan and reaches its caller.
 */
public interface DataSetHandler {

    /** Before each element, items' elements included: {@code false} ends the scan here, without an error. */
    default boolean proceed(ElementHeader header) throws IOException {
        return true;
    }

    /** A value without parts. What is not read of it is skipped. */
    default void value(ElementHeader header, ValueStream value) throws IOException {}

    /** A sequence begins; VR SQ, or UN when it was sent as UN of undefined length. */
    default void startSequence(ElementHeader header) throws IOException {}

    /** An item of the innermost sequence begins. @param length bytes, or {@link ElementHeader#UNDEFINED} */
    default void startItem(long length) throws IOException {}

    default void endItem() throws IOException {}

    default void endSequence() throws IOException {}

    /** Encapsulated pixel data begins. */
    default void startFragments(ElementHeader header) throws IOException {}

    /** The Basic Offset Table (index 0), then the fragments (from 1). What is not read is skipped. */
    default void fragment(int index, ValueStream value) throws IOException {}

    default void endFragments() throws IOException {}
}
