fn main(){ let a:Vec<String>=std::env::args().collect(); let b=std::fs::read(&a[1]).unwrap(); let t=palermo::ingest::read(&b,Some(&a[1])).unwrap();
eprintln!("title {:?} lang {:?} fmt {:?} n {} notices {:?}", t.title,t.language,t.format,t.provisions.len(),t.notices);
for (i,p) in t.provisions.iter().enumerate(){ let s=t.section_of(i); if a.len()>2 && t.provisions[s].number!=a[2] {continue;} let d=t.ancestors(i).count(); 
 let w:String=t.words(&p.span).chars().take(60).collect(); println!("{}{:?} [{}] {} | {:?}", "  ".repeat(d),p.kind,p.label,p.number,w);} }
