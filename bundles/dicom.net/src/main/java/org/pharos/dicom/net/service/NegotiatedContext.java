package org.pharos.dicom.net.service;

import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.ProposedContext;

/**
 * What became of one proposed presentation context.
 *
 * @param proposed as asked for
 * @param answered as answered; a context the peer left out counts as refused without a reason
 */
public record NegotiatedContext(ProposedContext proposed, AnsweredContext answered) {

    static List<NegotiatedContext> pair(List<ProposedContext> proposed, List<AnsweredContext> answered) {
        List<NegotiatedContext> pairs = new ArrayList<>(proposed.size());
        for (ProposedContext one : proposed) {
            AnsweredContext answer = answered.stream().filter(candidate -> candidate.id() == one.id()).findFirst()
                    .orElseGet(() -> new AnsweredContext(one.id(), ContextResult.NO_REASON, ""));
            pairs.add(new NegotiatedContext(one, answer));
        }
        return List.copyOf(pairs);
    }
}
