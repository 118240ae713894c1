package org.pharos.gateway.api.app;

import java.util.List;

/**
 * What an application may be used on. Empty lists ask for nothing.
 *
 * @param words in a sentence, for people
 * @param modalities accepted values of (0008,0060)
 * @param bodyParts accepted values of (0018,0015), or code values of (0008,2218)
 * @param bodyPartMayBeAbsent whether an image that names no body part is taken
 * @param viewPositions accepted values of (0018,5101)
 * @param viewPositionMayBeAbsent whether an image that names no view is taken
 * @param photometricInterpretations accepted values of (0028,0004)
 * @param ageMinYears youngest patient, where the age is known
 * @param ageMaxYears oldest patient, where the age is known
 */
public record IntendedUse(String words, List<String> sopClassUids, List<String> modalities, List<String> bodyParts,
        boolean bodyPartMayBeAbsent, List<String> viewPositions, boolean viewPositionMayBeAbsent,
        List<String> photometricInterpretations, int rowsMin, int columnsMin, int ageMinYears, int ageMaxYears) {

    public IntendedUse {
        sopClassUids = List.copyOf(sopClassUids);
        modalities = List.copyOf(modalities);
        bodyParts = List.copyOf(bodyParts);
        viewPositions = List.copyOf(viewPositions);
        photometricInterpretations = List.copyOf(photometricInterpretations);
    }
}
