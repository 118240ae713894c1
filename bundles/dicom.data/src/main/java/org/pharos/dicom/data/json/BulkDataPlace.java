package org.pharos.dicom.data.json;

import java.util.Optional;
import org.pharos.dicom.data.Element;

/** Decides which binary values stay out of the text, and where a reader finds them. Called on the writing thread. */
@FunctionalInterface
public interface BulkDataPlace {

    /** Everything is in the text, as Base64. */
    BulkDataPlace INLINE = (path, element) -> Optional.empty();

    /**
     * Where the value of an element will be found.
     *
     * @param path tags from the outermost inwards, with the number of the item (from 1): {@code 00081140/1/7FE00010}
     * @return its {@code BulkDataURI}, or empty to have it in the text
     */
    Optional<String> uriOf(String path, Element element);
}
