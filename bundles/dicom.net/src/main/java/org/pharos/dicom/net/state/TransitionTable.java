package org.pharos.dicom.net.state;

import static org.pharos.dicom.net.state.State.STA1;
import static org.pharos.dicom.net.state.State.STA10;
import static org.pharos.dicom.net.state.State.STA11;
import static org.pharos.dicom.net.state.State.STA12;
import static org.pharos.dicom.net.state.State.STA13;
import static org.pharos.dicom.net.state.State.STA2;
import static org.pharos.dicom.net.state.State.STA3;
import static org.pharos.dicom.net.state.State.STA4;
import static org.pharos.dicom.net.state.State.STA5;
import static org.pharos.dicom.net.state.State.STA6;
import static org.pharos.dicom.net.state.State.STA7;
import static org.pharos.dicom.net.state.State.STA8;
import static org.pharos.dicom.net.state.State.STA9;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Table 9-10 of PS3.8 as rules: what a peer may do is said, everything else falls to the abort of that state. */
public final class TransitionTable {

    /** States in which an association exists or is asked for, and a stray PDU means A-ABORT by the provider. */
    private static final Set<State> ASSOCIATED = EnumSet.range(STA5, STA12);

    private static final Set<Event> PDUS = EnumSet.of(
            Event.ASSOCIATE_AC_PDU, Event.ASSOCIATE_RJ_PDU, Event.ASSOCIATE_RQ_PDU, Event.P_DATA_TF_PDU,
            Event.RELEASE_RQ_PDU, Event.RELEASE_RP_PDU, Event.INVALID_PDU);

    private static final Map<Event, Map<State, Transition>> CELLS = cells();

    private TransitionTable() {}

    /** The cell, or empty where the table has none: that event cannot or must not happen in that state. */
    public static Optional<Transition> find(State state, Event event) {
        return Optional.ofNullable(CELLS.get(event).get(state));
    }

    private static Map<Event, Map<State, Transition>> cells() {
        Map<Event, Map<State, Transition>> cells = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            cells.put(event, new EnumMap<>(State.class));
        }
        strayPdus(cells);
        establishment(cells);
        data(cells);
        release(cells);
        ends(cells);
        return cells;
    }

    private static void put(Map<Event, Map<State, Transition>> cells, Event event, State state, Transition cell) {
        cells.get(event).put(state, cell);
    }

    private static void put(
            Map<Event, Map<State, Transition>> cells, Event event, State state, Action action, State next) {
        put(cells, event, state, new Transition(action, next));
    }

    /** What a PDU leads to where it is not awaited; the sections below replace the cells where it is. */
    private static void strayPdus(Map<Event, Map<State, Transition>> cells) {
        for (Event pdu : PDUS) {
            put(cells, pdu, STA2, Action.AA_1, STA13);
            put(cells, pdu, STA3, Action.AA_8, STA13);
            ASSOCIATED.forEach(state -> put(cells, pdu, state, Action.AA_8, STA13));
            put(cells, pdu, STA13, Action.AA_6, STA13);
        }
        put(cells, Event.ASSOCIATE_RQ_PDU, STA13, Action.AA_7, STA13);
        put(cells, Event.INVALID_PDU, STA13, Action.AA_7, STA13);
    }

    private static void establishment(Map<Event, Map<State, Transition>> cells) {
        put(cells, Event.ASSOCIATE_REQUEST, STA1, Action.AE_1, STA4);
        put(cells, Event.TRANSPORT_CONFIRM, STA4, Action.AE_2, STA5);
        put(cells, Event.ASSOCIATE_AC_PDU, STA5, Action.AE_3, STA6);
        put(cells, Event.ASSOCIATE_RJ_PDU, STA5, Action.AE_4, STA1);
        put(cells, Event.TRANSPORT_INDICATION, STA1, Action.AE_5, STA2);
        put(cells, Event.ASSOCIATE_RQ_PDU, STA2, new Transition(Action.AE_6, STA3, STA13));
        put(cells, Event.ASSOCIATE_RESPONSE_ACCEPT, STA3, Action.AE_7, STA6);
        put(cells, Event.ASSOCIATE_RESPONSE_REJECT, STA3, Action.AE_8, STA13);
    }

    private static void data(Map<Event, Map<State, Transition>> cells) {
        put(cells, Event.P_DATA_REQUEST, STA6, Action.DT_1, STA6);
        put(cells, Event.P_DATA_REQUEST, STA8, Action.AR_7, STA8);
        put(cells, Event.P_DATA_TF_PDU, STA6, Action.DT_2, STA6);
        put(cells, Event.P_DATA_TF_PDU, STA7, Action.AR_6, STA7);
    }

    private static void release(Map<Event, Map<State, Transition>> cells) {
        put(cells, Event.RELEASE_REQUEST, STA6, Action.AR_1, STA7);
        put(cells, Event.RELEASE_RQ_PDU, STA6, Action.AR_2, STA8);
        put(cells, Event.RELEASE_RQ_PDU, STA7, new Transition(Action.AR_8, STA9, STA10));
        put(cells, Event.RELEASE_RP_PDU, STA7, Action.AR_3, STA1);
        put(cells, Event.RELEASE_RP_PDU, STA10, Action.AR_10, STA12);
        put(cells, Event.RELEASE_RP_PDU, STA11, Action.AR_3, STA1);
        put(cells, Event.RELEASE_RESPONSE, STA8, Action.AR_4, STA13);
        put(cells, Event.RELEASE_RESPONSE, STA9, Action.AR_9, STA11);
        put(cells, Event.RELEASE_RESPONSE, STA12, Action.AR_4, STA13);
    }

    private static void ends(Map<Event, Map<State, Transition>> cells) {
        put(cells, Event.ABORT_REQUEST, STA3, Action.AA_1, STA13);
        put(cells, Event.ABORT_REQUEST, STA4, Action.AA_2, STA1);
        put(cells, Event.ABORT_PDU, STA2, Action.AA_2, STA1);
        put(cells, Event.ABORT_PDU, STA3, Action.AA_3, STA1);
        put(cells, Event.ABORT_PDU, STA13, Action.AA_2, STA1);
        put(cells, Event.TRANSPORT_CLOSED, STA2, Action.AA_5, STA1);
        put(cells, Event.TRANSPORT_CLOSED, STA3, Action.AA_4, STA1);
        put(cells, Event.TRANSPORT_CLOSED, STA4, Action.AA_4, STA1);
        put(cells, Event.TRANSPORT_CLOSED, STA13, Action.AR_5, STA1);
        put(cells, Event.ARTIM_EXPIRED, STA2, Action.AA_2, STA1);
        put(cells, Event.ARTIM_EXPIRED, STA13, Action.AA_2, STA1);
        for (State state : ASSOCIATED) {
            put(cells, Event.ABORT_REQUEST, state, Action.AA_1, STA13);
            put(cells, Event.ABORT_PDU, state, Action.AA_3, STA1);
            put(cells, Event.TRANSPORT_CLOSED, state, Action.AA_4, STA1);
        }
    }
}
