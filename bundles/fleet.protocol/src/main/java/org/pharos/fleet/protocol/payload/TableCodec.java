package org.pharos.fleet.protocol.payload;

import java.util.ArrayList;
import java.util.List;
import org.pharos.fleet.protocol.payload.MetricValue.Table;

/** DataSet, Row and DataSetValue. */
final class TableCodec {

    private static final int COLUMN_COUNT = 1;
    private static final int COLUMNS = 2;
    private static final int TYPES = 3;
    private static final int ROWS = 4;

    private TableCodec() {}

    static WireWriter write(Table table) {
        WireWriter out = new WireWriter().number(COLUMN_COUNT, table.columns().size());
        table.columns().forEach(column -> out.text(COLUMNS, column));
        table.types().forEach(type -> out.number(TYPES, type.code()));
        table.rows().forEach(row -> out.message(ROWS, row(table.types(), row)));
        return out;
    }

    static Table read(WireReader in) throws MalformedPayloadException {
        long count = 0;
        List<String> columns = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        List<List<MetricValue>> rows = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case COLUMN_COUNT -> count = in.number();
                case COLUMNS -> columns.add(in.text());
                case TYPES -> readTypes(in, types);
                case ROWS -> rows.add(readRow(in.message()));
                default -> in.skip();
            }
        }
        if (count != columns.size() || count != types.size()) {
            throw new MalformedPayloadException("a data set has not as many columns as it says");
        }
        return new Table(columns, types, meant(types, rows));
    }

    private static WireWriter row(List<DataType> types, List<MetricValue> cells) {
        WireWriter out = new WireWriter();
        for (int i = 0; i < cells.size(); i++) {
            WireWriter cell = new WireWriter();
            MetricValue value = cells.get(i);
            boolean written = Scalars.OF_CELL.write(cell, types.get(i), value);
            PayloadCodec.require(written || value instanceof MetricValue.Absent, "cell of a data set");
            out.message(1, cell);
        }
        return out;
    }

    /** Packed or one by one: a reader must take both. */
    private static void readTypes(WireReader in, List<DataType> types) throws MalformedPayloadException {
        if (in.type() != WireReader.DELIMITED) {
            types.add(DataType.ofCode(in.number()));
            return;
        }
        WireReader packed = in.packed();
        while (!packed.atEnd()) {
            types.add(DataType.ofCode(packed.packedNumber()));
        }
    }

    private static List<MetricValue> readRow(WireReader in) throws MalformedPayloadException {
        List<MetricValue> cells = new ArrayList<>();
        while (in.next()) {
            if (in.field() == 1) {
                cells.add(readCell(in.message()));
            } else {
                in.skip();
            }
        }
        return cells;
    }

    private static MetricValue readCell(WireReader in) throws MalformedPayloadException {
        MetricValue value = new MetricValue.Absent();
        while (in.next()) {
            if (Scalars.OF_CELL.has(in.field())) {
                value = Scalars.OF_CELL.read(in);
            } else {
                in.skip();
            }
        }
        return value;
    }

    private static List<List<MetricValue>> meant(List<DataType> types, List<List<MetricValue>> rows)
            throws MalformedPayloadException {
        List<List<MetricValue>> meant = new ArrayList<>();
        for (List<MetricValue> row : rows) {
            if (row.size() != types.size()) {
                throw new MalformedPayloadException("a row of a data set has not as many cells as columns");
            }
            List<MetricValue> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(Scalars.meant(types.get(i), row.get(i)));
            }
            meant.add(cells);
        }
        return meant;
    }
}
