package org.pharos.dicom.net.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pharos.test.kit.OutsideTool;

/** Walks all 19 × 13 pairs of event and state. */
class TransitionTableTest {

    /** PS3.8 table 9-10 as printed: a row per event, a column per state, action and next state, "-" for no cell. */
    private static final String TABLE_9_10 = """
            1  AE-1:4 - - - - - - - - - - - -
            2  - - - AE-2:5 - - - - - - - - -
            3  - AA-1:13 AA-8:13 - AE-3:6 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-6:13
            4  - AA-1:13 AA-8:13 - AE-4:1 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-6:13
            5  AE-5:2 - - - - - - - - - - - -
            6  - AE-6:3/13 AA-8:13 - AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-7:13
            7  - - AE-7:6 - - - - - - - - - -
            8  - - AE-8:13 - - - - - - - - - -
            9  - - - - - DT-1:6 - AR-7:8 - - - - -
            10 - AA-1:13 AA-8:13 - AA-8:13 DT-2:6 AR-6:7 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-6:13
            11 - - - - - AR-1:7 - - - - - - -
            12 - AA-1:13 AA-8:13 - AA-8:13 AR-2:8 AR-8:9/10 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-6:13
            13 - AA-1:13 AA-8:13 - AA-8:13 AA-8:13 AR-3:1 AA-8:13 AA-8:13 AR-10:12 AR-3:1 AA-8:13 AA-6:13
            14 - - - - - - - AR-4:13 AR-9:11 - - AR-4:13 -
            15 - - AA-1:13 AA-2:1 AA-1:13 AA-1:13 AA-1:13 AA-1:13 AA-1:13 AA-1:13 AA-1:13 AA-1:13 -
            16 - AA-2:1 AA-3:1 - AA-3:1 AA-3:1 AA-3:1 AA-3:1 AA-3:1 AA-3:1 AA-3:1 AA-3:1 AA-2:1
            17 - AA-5:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AA-4:1 AR-5:1
            18 - AA-2:1 - - - - - - - - - - AA-2:1
            19 - AA-1:13 AA-8:13 - AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-8:13 AA-7:13
            """;

    @ParameterizedTest(name = "event {0} in state {1}: {2}")
    @MethodSource("cells")
    void hasTheCellTheStandardPrints(int event, int state, String cell) {
        assertThat(ours(event, state)).isEqualTo(cell);
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (String row : TABLE_9_10.lines().toList()) {
            String[] columns = row.split("\\s+");
            assertThat(columns).hasSize(14);
            for (int state = 1; state <= 13; state++) {
                cells.add(Arguments.of(Integer.parseInt(columns[0]), state, columns[state]));
            }
        }
        assertThat(cells).hasSize(19 * 13);
        return cells.stream();
    }

    @Test
    void agreesWithTheTableOfPynetdicom() {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        String script = """
                from pynetdicom.fsm import TRANSITION_TABLE
                for (event, state), action in sorted(TRANSITION_TABLE.items()):
                    print(event[3:], state[3:], action)
                """;
        List<String> theirs = python.run("-c", script).output().lines().sorted().toList();
        List<String> ours = new ArrayList<>();
        for (int event = 1; event <= 19; event++) {
            for (int state = 1; state <= 13; state++) {
                String cell = ours(event, state);
                if (!cell.equals("-")) {
                    ours.add(event + " " + state + " " + cell.substring(0, cell.indexOf(':')));
                }
            }
        }
        assertThat(ours.stream().sorted().toList()).isEqualTo(theirs);
    }

    @Test
    void refusesWhatTheTableDoesNotKnowAndStaysWhereItIs() {
        StateMachine machine = new StateMachine();
        assertThatThrownBy(() -> machine.fire(Event.P_DATA_REQUEST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("P_DATA_REQUEST is not possible in STA1");
        assertThat(machine.state()).isEqualTo(State.STA1);
    }

    @Test
    void takesTheOtherWayOutOfAReleaseCollisionAsAcceptor() {
        assertThat(collided(false)).isEqualTo(State.STA9);
        assertThat(collided(true)).isEqualTo(State.STA10);
    }

    private static State collided(boolean acceptor) {
        StateMachine machine = new StateMachine();
        machine.fire(Event.TRANSPORT_INDICATION);
        machine.fire(Event.ASSOCIATE_RQ_PDU);
        machine.fire(Event.ASSOCIATE_RESPONSE_ACCEPT);
        machine.fire(Event.RELEASE_REQUEST);
        machine.fire(Event.RELEASE_RQ_PDU, acceptor);
        return machine.state();
    }

    private static String ours(int event, int state) {
        Optional<Transition> cell = TransitionTable.find(State.values()[state - 1], Event.values()[event - 1]);
        return cell.map(TransitionTableTest::print).orElse("-");
    }

    private static String print(Transition cell) {
        int next = cell.next().ordinal() + 1;
        int otherwise = cell.otherwise().ordinal() + 1;
        return cell.action().name().replace('_', '-') + ":" + next + (next == otherwise ? "" : "/" + otherwise);
    }
}
