package io.plimsoll.tablefile;

import io.plimsoll.kernel.BillingException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through the XML of a part, element by element, with no document type and so no entity but the five of XML. */
final class WorkbookXml {

    private final XMLStreamReader xml;

    private WorkbookXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What is done with each element. */
    interface Visitor {
        void start(WorkbookXml at, String element) throws XMLStreamException;

        default void end(String element) {}
    }

    static void walk(InputStream part, Visitor visitor) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw doctype();
        });
        try {
            WorkbookXml at = new WorkbookXml(factory.createXMLStreamReader(part));
            while (at.xml.hasNext()) {
                int event = at.xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw doctype();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    visitor.start(at, at.xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    visitor.end(at.xml.getLocalName());
                }
            }
        } catch (XMLStreamException | NoSuchElementException e) {
            throw TableFileRefusal.UNREADABLE_FILE.because(
                    "expected well-formed XML in the XLSX file, but it is broken");
        }
    }

    /** An attribute by its local name; null when it is not there. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** The text of an element that holds nothing else. */
    String text() throws XMLStreamException {
        return xml.getElementText();
    }

    /** The text of a rich element: of each {@code t} in it, but of those that say how it is pronounced. */
    String richText(String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int pronounced = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "rPh" -> pronounced++;
                    case "t" -> text.append(pronounced == 0 ? xml.getElementText() : "");
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    pronounced--;
                } else if (xml.getLocalName().equals(element)) {
                    return XlsxText.unescaped(text.toString());
                }
            }
        }
        throw new XMLStreamException("expected the end of " + element);
    }

    private static BillingException doctype() {
        return TableFileRefusal.FILE_WITH_DOCTYPE.because(
                "expected XML without a document type, but the XLSX file has one, which could reach for other files");
    }
}
