package org.pharos.gateway.core.encoding;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.gateway.api.finding.EncodedResult;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every encoder make its objects and puts them into the spool. An object the spool holds already is left as it is,
 * so doing it again after a crash changes nothing. Blocks; any thread may call.
 */
public final class ResultMaker {

    private static final Logger LOG = LoggerFactory.getLogger(ResultMaker.class);
    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

    private final InstanceSpool spool;
    private final Clock clock;

    public ResultMaker(InstanceSpool spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param results durable, in the order of the encoders
     * @param failure what could not be made and why, in words; empty when all went well
     */
    public record Made(List<StoredInstance> results, String failure) {
        public Made {
            results = List.copyOf(results);
        }
    }

    /**
     * Makes and keeps the results.
     *
     * @throws SpoolRefusedException when the spool takes nothing now: to be tried again
     * @throws IOException when the disk refuses: to be tried again
     */
    public Made make(ResultRequest request, List<ResultEncoder> encoders) throws SpoolRefusedException, IOException {
        List<StoredInstance> results = new ArrayList<>();
        StringBuilder failures = new StringBuilder();
        for (ResultEncoder encoder : encoders) {
            try {
                Iterator<EncodedResult> made = encoder.encode(request).iterator();
                while (made.hasNext()) {
                    results.add(kept(made.next(), request.stationAeTitle()));
                }
            } catch (EncodingException e) {
                failures.append("The ").append(encoder.kind()).append(" could not be made: ").append(e.getMessage());
            } catch (IncompleteIdentityException e) {
                failures.append("The ").append(encoder.kind()).append(" is incomplete: ").append(e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The encoder of the {} failed in a way nobody foresaw.", encoder.kind(), e);
                failures.append("The ").append(encoder.kind()).append(" could not be made because of a fault in this"
                        + " software; the log says more. ");
            }
        }
        return new Made(results, failures.toString().strip());
    }

    private StoredInstance kept(EncodedResult result, String source)
            throws SpoolRefusedException, IOException, IncompleteIdentityException {
        InstanceUid uid = new InstanceUid(result.sopInstanceUid());
        Optional<StoredInstance> held = spool.find(uid);
        return held.isPresent() ? held.get() : store(result, source);
    }

    private StoredInstance store(EncodedResult result, String source)
            throws SpoolRefusedException, IOException, IncompleteIdentityException {
        DataSet dataSet = result.dataSet();
        InstanceHeader header = InstanceHeader.of(dataSet);
        InstanceOrigin origin = new InstanceOrigin(source, InstanceOrigin.Kind.RESULT, clock.instant());
        try (IncomingInstance incoming = spool.begin(origin, result.sopClassUid(), result.sopInstanceUid(),
                SYNTAX.uid())) {
            OutputStream body = new BufferedOutputStream(incoming.body());
            DicomWriter.writeDataSet(body, dataSet, SYNTAX);
            body.flush();
            return heldAfter(incoming.commit(header));
        }
    }

    private static StoredInstance heldAfter(StoreOutcome outcome) {
        if (outcome instanceof StoreOutcome.Stored stored) {
            return stored.instance();
        }
        if (outcome instanceof StoreOutcome.AlreadyHeld already) {
            return already.instance();
        }
        return ((StoreOutcome.Conflict) outcome).held();
    }
}
