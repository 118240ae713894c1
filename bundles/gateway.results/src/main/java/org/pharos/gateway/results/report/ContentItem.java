package org.pharos.gateway.results.report;

import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Code;
import org.pharos.gateway.results.record.Codes;
import org.pharos.gateway.results.record.OwnWords;

/** One node of an SR document's content tree (PS3.3 §C.17.3), and the nodes below it. */
final class ContentItem {

    /** How a node is related to the one above it (PS3.3 §C.17.3.2.4). */
    enum Relationship {
        CONTAINS("CONTAINS"), HAS_CONCEPT_MOD("HAS CONCEPT MOD"), HAS_OBS_CONTEXT("HAS OBS CONTEXT");

        private final String term;

        Relationship(String term) {
            this.term = term;
        }
    }

    private final DataSet item;

    private ContentItem(DataSet item) {
        this.item = item;
    }

    /** Makes a data set the root of a document after a template of DCMR. */
    static ContentItem root(DataSet document, Code title, String template) {
        ContentItem root = new ContentItem(document);
        root.typed("CONTAINER", title);
        document.setString(Tag.ContinuityOfContent, "SEPARATE");
        document.newItem(Tag.ContentTemplateSequence)
                .setString(Tag.MappingResource, "DCMR")
                .setString(Tag.TemplateIdentifier, template);
        return root;
    }

    ContentItem container(Code concept) {
        ContentItem child = child(Relationship.CONTAINS, "CONTAINER", concept);
        child.item.setString(Tag.ContinuityOfContent, "SEPARATE");
        return child;
    }

    ContentItem template(String template) {
        item.newItem(Tag.ContentTemplateSequence)
                .setString(Tag.MappingResource, "DCMR")
                .setString(Tag.TemplateIdentifier, template);
        return this;
    }

    ContentItem code(Relationship relationship, Code concept, Code value) {
        ContentItem child = child(relationship, "CODE", concept);
        Codes.add(child.item, Tag.ConceptCodeSequence, value);
        return child;
    }

    ContentItem text(Relationship relationship, Code concept, String value) {
        ContentItem child = child(relationship, "TEXT", concept);
        child.item.setString(Tag.TextValue, OwnWords.in(child.item, value));
        return child;
    }

    ContentItem uid(Relationship relationship, Code concept, String value) {
        ContentItem child = child(relationship, "UIDREF", concept);
        child.item.setString(Tag.UID, value);
        return child;
    }

    /** A number without a dimension. */
    ContentItem number(Code concept, String decimal) {
        ContentItem child = child(Relationship.CONTAINS, "NUM", concept);
        DataSet measured = child.item.newItem(Tag.MeasuredValueSequence);
        measured.setString(Tag.NumericValue, decimal);
        Codes.add(measured, Tag.MeasurementUnitsCodeSequence, new Code("1", "UCUM", "no units"));
        return child;
    }

    ContentItem image(Code concept, String sopClassUid, String sopInstanceUid) {
        ContentItem child = concept == null
                ? child(Relationship.CONTAINS, "IMAGE")
                : child(Relationship.CONTAINS, "IMAGE", concept);
        child.item.newItem(Tag.ReferencedSOPSequence)
                .setString(Tag.ReferencedSOPClassUID, sopClassUid)
                .setString(Tag.ReferencedSOPInstanceUID, sopInstanceUid);
        return child;
    }

    private ContentItem child(Relationship relationship, String valueType, Code concept) {
        ContentItem child = child(relationship, valueType);
        Codes.add(child.item, Tag.ConceptNameCodeSequence, concept);
        return child;
    }

    private ContentItem child(Relationship relationship, String valueType) {
        ContentItem child = new ContentItem(item.newItem(Tag.ContentSequence));
        child.item.setString(Tag.RelationshipType, relationship.term);
        child.item.setString(Tag.ValueType, valueType);
        return child;
    }

    private void typed(String valueType, Code concept) {
        item.setString(Tag.ValueType, valueType);
        Codes.add(item, Tag.ConceptNameCodeSequence, concept);
    }
}
